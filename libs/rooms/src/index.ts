export { assertApartFromOthers } from './assert-apart.ts';
export { openRooms } from './open-rooms.ts';
export type { RecordingRooms, Rooms } from './open-rooms.ts';
export { productVersion } from './product-version.ts';
