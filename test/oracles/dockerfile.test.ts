import { describeAgreement } from './agreement';

describeAgreement('dockerfile');
