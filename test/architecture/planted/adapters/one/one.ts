// Planted: an adapter knows another, and takes vendor packages that belong to others.
import { createClient } from '@redis/client';
import { Container } from 'inversify';
import Koa from 'koa';
import { Kysely } from 'kysely';
import sharp from 'sharp';
import { two } from '../two/two.ts';

export const one = { two, createClient, Koa, Container, Kysely, sharp };
