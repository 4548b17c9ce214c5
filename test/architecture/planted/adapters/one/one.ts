// Planted: an adapter knows another, and takes vendor packages that belong to others.
import { Container } from 'inversify';
import Koa from 'koa';
import sharp from 'sharp';
import { two } from '../two/two.ts';

export const one = { two, Koa, Container, sharp };
