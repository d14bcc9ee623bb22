import { measureBesideLmer } from '#tests/bench/calibration-lmer.ts';
import { measurePlanning } from '#tests/bench/calibration-planning.ts';
import { measureRecovery } from '#tests/bench/calibration-recovery.ts';
import { measureGrowth, measureInstEval, measureOneFamily } from '#tests/bench/calibration-speed.ts';
import { measureVersionLinks } from '#tests/bench/calibration-versions.ts';

/** The calibration engine against its specification: each line has the target beside what was measured. */
export async function measureCalibration(): Promise<void> {
  await measureOneFamily();
  await measurePlanning();
  measureBesideLmer();
  await measureGrowth();
  measureInstEval();
  measureRecovery();
  measureVersionLinks();
}
