import { describeAgreement } from './agreement';

describeAgreement('kubernetes');
