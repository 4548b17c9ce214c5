import sharp from 'sharp';

/** libvips' own names of the loaders that untrusted bytes may reach: in memory only, never a path or a URL. */
const ADMITTED_LOADERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];

/**
 * Blocks every libvips loader, lets JPEG, PNG and WebP in by buffer, and turns off libvips' cache and inner threads.
 *
 * The settings hold for every user of sharp in this process and last until it ends: an application that embeds idlens and
 * itself reads SVG, GIF, TIFF or files by path with sharp has to do so in another process, or unblock those loaders again and
 * answer for it. Raw pixels are no loader and stay usable. Safe to call again.
 */
export function armourLibvips(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ADMITTED_LOADERS });
  sharp.cache(false);
  sharp.concurrency(1);
}
