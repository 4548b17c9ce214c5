// Planted: an adapter knows another, and takes vendor packages that belong to others.
import { createClient } from '@redis/client';
import { Container } from 'inversify';
import Koa from 'koa';
import { Kysely } from 'kysely';
import sharp from 'sharp';
import { circuitBreaker } from 'cockatiel';
import { clients } from '../aws/outright.ts';
import { two } from '../two/two.ts';

export const one = { two, clients, circuitBreaker, createClient, Koa, Container, Kysely, sharp };
