/** What a program that a file names does to pictures. */
export type ProgramKind = 'generator' | 'editor' | 'screenshot';

/** A program, or a mark of its kind, in the statements of a picture file. */
interface PictureProgram {
  /** As evidence names it. */
  readonly name: string;
  readonly kind: ProgramKind;
  readonly pattern: RegExp;
}

const program = (kind: ProgramKind, name: string, pattern: RegExp): PictureProgram => ({ name, kind, pattern });

/**
 * The first that fits counts. Source: what the programs write into Exif Software, XMP CreatorTool and softwareAgent, PNG text and content
 * credentials, by their own documentation; IPTC's digital source types for algorithmic media; the `parameters`, `prompt` and
 * `workflow` texts of generators. Programs that only scan, crop or send (Windows Photos, phones' own apps) are not among them.
 */
const PROGRAMS: readonly PictureProgram[] = [
  program(
    'generator',
    'algorithmic media',
    /trainedAlgorithmicMedia|(?<!composite)algorithmicMedia|compositeSynthetic/i,
  ),
  program(
    'generator',
    'Stable Diffusion',
    /stable.?diffusion|sd-metadata|\bSteps: \d+, Sampler: |AUTOMATIC1111|InvokeAI|NovelAI|DreamStudio/i,
  ),
  program('generator', 'ComfyUI', /ComfyUI|^(?:prompt|workflow) \{|"class_type"\s*:/i),
  program('generator', 'Midjourney', /midjourney/i),
  program('generator', 'DALL·E', /\bDALL.?E\b|OpenAI|ChatGPT|gpt-image/i),
  program('generator', 'Adobe Firefly', /firefly/i),
  program('generator', 'Imagen', /made with google ai|\bimagen\b/i),
  program('generator', 'Flux', /black forest labs|\bflux\.1\b/i),
  program('screenshot', 'screenshot', /\bscreenshot\b|\bscreen capture\b|bildschirmfoto|capture d.?écran/i),
  program('editor', 'Adobe Photoshop', /photoshop/i),
  program('editor', 'Adobe Illustrator', /adobe illustrator|adobe indesign|adobe express|adobe fireworks/i),
  program('editor', 'GIMP', /\bgimp\b/i),
  program('editor', 'Affinity', /affinity (?:photo|designer|publisher)|serif affinity/i),
  program('editor', 'Paint.NET', /paint\.net/i),
  program('editor', 'Pixelmator', /pixelmator/i),
  program('editor', 'Photopea', /photopea/i),
  program('editor', 'Canva', /\bcanva\b/i),
  program('editor', 'CorelDRAW', /coreldraw|corel (?:photo|paintshop)|paint ?shop pro/i),
  program('editor', 'PicsArt', /picsart/i),
  program('editor', 'Snapseed', /snapseed/i),
  program('editor', 'Krita', /\bkrita\b/i),
  program('editor', 'Inkscape', /inkscape/i),
  program('editor', 'PhotoScape', /photoscape|photofiltre|fotor\b|befunky|facetune|meitu|lunapic|polarr|pixlr/i),
  program('editor', 'edited by content credentials', /c2pa\.(?:edited|drawing|placed|filtered)/i),
];

/** The programs that statements of a picture file name, each once. */
export function programsIn(statements: readonly string[]): readonly Omit<PictureProgram, 'pattern'>[] {
  return PROGRAMS.filter(({ pattern }) => statements.some((text) => pattern.test(text))).map(({ name, kind }) => ({
    name,
    kind,
  }));
}
