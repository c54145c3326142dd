import { channelConformance } from './channel-conformance.ts';
import { webStage } from './web-stage.ts';

channelConformance('The web chat', webStage);
