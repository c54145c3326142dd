import { channelConformance } from './channel-conformance.ts';
import { xStage } from './x-stage.ts';

channelConformance('X', xStage);
