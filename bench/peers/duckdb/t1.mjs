// node t1.mjs LEADS.csv
import { csv, run, t1 } from './work.mjs';

const [path] = process.argv.slice(2);
await run(path, t1(csv(path)));
