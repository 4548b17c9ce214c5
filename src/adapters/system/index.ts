export { createPinoTelemetry } from './pino-telemetry.ts';
export { createSystemClock } from './system-clock.ts';
