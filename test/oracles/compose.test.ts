import { describeAgreement } from './agreement';

describeAgreement('compose');
