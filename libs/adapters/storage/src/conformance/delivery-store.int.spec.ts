import { deliveryStoreConformance } from './delivery-store-conformance.ts';
import { openStoreForConformance } from './open-store.ts';

deliveryStoreConformance(openStoreForConformance);
