export { flagNamesOf } from '../syntax/dockerfile-problems';
