import { measureBesideLmer } from '#tests/bench/calibration-lmer.ts';
import { measureRecovery } from '#tests/bench/calibration-recovery.ts';
import { measureGrowth, measureInstEval, measureOneFamily } from '#tests/bench/calibration-speed.ts';

/** The calibration engine against its specification: each line has the target beside what was measured. */
export async function measureCalibration(): Promise<void> {
  await measureOneFamily();
  measureBesideLmer();
  await measureGrowth();
  measureInstEval();
  measureRecovery();
}
