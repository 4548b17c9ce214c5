import { cruiseOptions, rulesFor } from '../../.dependency-cruiser.mjs';

export default { forbidden: rulesFor('test/architecture/planted'), options: cruiseOptions };
