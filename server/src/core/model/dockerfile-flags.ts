export { flagNamesOf } from '../syntax/dockerfile-grammar';
