import { accountEntity } from './account.entity.ts';
import { alertEntity, alertMemoryEntity, alertMuteEntity } from './alert.entity.ts';
import { auditEntryEntity } from './audit-entry.entity.ts';
import { backFillEntity, backFillMarkEntity } from './back-fill.entity.ts';
import { callEntity } from './call.entity.ts';
import { callEventEntity } from './call-event.entity.ts';
import { callNoteEntity } from './call-note.entity.ts';
import { callStepEntity } from './call-step.entity.ts';
import { deliveryAttemptEntity } from './delivery-attempt.entity.ts';
import { deliveryCountEntity } from './delivery-count.entity.ts';
import { deliveryEntity } from './delivery.entity.ts';
import { dutyTermEntity } from './duty-term.entity.ts';
import { pbxNodeEntity } from './pbx-node.entity.ts';
import { recordingEntity } from './recording.entity.ts';
import { replayItemEntity } from './replay-item.entity.ts';
import { replayJobEntity } from './replay-job.entity.ts';
import { retentionMarkEntity } from './retention-mark.entity.ts';
import { sessionEntity } from './session.entity.ts';
import { settingEntity } from './setting.entity.ts';
import { setupProgressEntity } from './setup-progress.entity.ts';
import { sharedStateEntity } from './shared-state.entity.ts';
import { savedFilterEntity } from './saved-filter.entity.ts';
import { statHourEntity } from './stat-hour.entity.ts';
import { trackerStateEntity } from './tracker-state.entity.ts';

/** Every table of the product; a spec compares them with what the migrations make. */
export const entities = [
  callEntity,
  callNoteEntity,
  callStepEntity,
  callEventEntity,
  deliveryEntity,
  deliveryAttemptEntity,
  deliveryCountEntity,
  replayJobEntity,
  replayItemEntity,
  retentionMarkEntity,
  trackerStateEntity,
  recordingEntity,
  pbxNodeEntity,
  settingEntity,
  setupProgressEntity,
  accountEntity,
  sessionEntity,
  auditEntryEntity,
  dutyTermEntity,
  sharedStateEntity,
  alertEntity,
  alertMuteEntity,
  alertMemoryEntity,
  savedFilterEntity,
  statHourEntity,
  backFillEntity,
  backFillMarkEntity,
];
