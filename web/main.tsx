import '#web/app/before.ts';

// Only now: a bundler may run the modules of a static import before the line above.
void import('#web/app/start.tsx');
