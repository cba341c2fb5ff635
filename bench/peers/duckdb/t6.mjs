// node t6.mjs LEADS.jsonl|LEADS.json FINDINGS.csv: T2 on JSON Lines or on an array
import { json, run, t2 } from './work.mjs';

const [path, out] = process.argv.slice(2);
await run(path, t2(json(path), out), out);
