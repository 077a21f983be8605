import { describeAgreement } from './agreement';

describeAgreement('daemon');
