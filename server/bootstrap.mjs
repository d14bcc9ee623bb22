// The first thing `npm start`, `npm test` and the other scripts run: plain JavaScript without dependencies, because
// nothing is installed yet in a fresh clone.
/** @type {[number, number]} */
const oldest = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(`Evenhand needs Node ${oldest.join('.')} or later; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  // Imported only now, so that an old Node says the above instead of stumbling over newer syntax.
  const { runVerb } = await import('./bootstrap/verbs.mjs');
  await runVerb(process.argv[2] ?? '', process.argv.slice(3));
}
