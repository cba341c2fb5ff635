// What the three works share: the allowed words, the checks as SQL, and one way to run and report.
import duckdb, { DuckDBInstance } from '@duckdb/node-api';

const stages = ['Inquiry', 'MQL', 'SAL', 'SQL', 'Opportunity', 'Customer', 'Recycled', 'Disqualified'];
const sources = ['Organic search', 'Paid search', 'Referral', 'Trade show', 'Paid social', 'E-mail marketing',
  'Direct traffic', 'Partner'];
const statuses = ['New', 'Open', 'In progress', 'Attempted to contact', 'Connected', 'Waiting on buyer', 'Bad timing',
  'Unqualified'];

const text = value => `'${value.replaceAll("'", "''")}'`;
const list = words => words.map(text).join(', ');
const columns = ['Record ID', 'First Name', 'Last Name', 'Email', 'Phone Number', 'Company name', 'Contact owner',
  'Lifecycle Stage', 'Lead Status', 'Original Source', 'Country/Region', 'City', 'Create Date', 'Owner Assigned Date',
  'Last Modified Date', 'Last Activity Date', 'Number of Employees', 'Rejection reason', 'Persona', 'Notes'];
const columnTypes = names => `{${names.map(name => `${text(name)}: 'VARCHAR'`).join(', ')}}`;

// Nothing is left to sniffing: the dialect and the types are given, empty cells stay empty text.
export const csv = path => `read_csv(${text(path)}, auto_detect = false, header = true, delim = ',', quote = '"',
  escape = '"', new_line = '\\n', nullstr = ${text('\u0001')}, columns = ${columnTypes(columns)})`;

// A JSON reader makes only the columns it is asked for.
const used = ['Record ID', 'Email', 'Company name', 'Contact owner', 'Lifecycle Stage', 'Lead Status',
  'Original Source', 'Create Date', 'Owner Assigned Date', 'Last Modified Date', 'Last Activity Date'];
export const json = path => `read_json(${text(path)}, format = '${path.endsWith('l') ? 'newline_delimited' : 'array'}',
  columns = ${columnTypes(used)})`;

// An atom of RFC 5322, here once; dots only between atoms.
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?';
const email = `^${atom}(\\.${atom})*@${label}(\\.${label})+$`;

const outside = `(stage <> '' AND stage NOT IN (${list(stages)})) AS badStage,
  (source <> '' AND source NOT IN (${list(sources)})) AS badSource,
  (status <> '' AND status NOT IN (${list(statuses)})) AS badStatus`;

// Counts rows and values outside the lists.
export const t1 = table => `
  SELECT count(*) AS rows, count_if(badStage) AS stage, count_if(badSource) AS source, count_if(badStatus) AS status
  FROM (SELECT ${outside} FROM (SELECT coalesce("Lifecycle Stage", '') AS stage,
    coalesce("Original Source", '') AS source, coalesce("Lead Status", '') AS status FROM ${table}))`;

// One scan; the few rows with a fault are then spread into one finding a row.
export const t2 = (table, out) => `
  COPY (
    WITH lead AS (
      SELECT "Record ID" AS id, coalesce(Email, '') AS email, coalesce("Company name", '') AS company,
        coalesce("Contact owner", '') AS owner, coalesce("Lifecycle Stage", '') AS stage,
        coalesce("Lead Status", '') AS status, coalesce("Original Source", '') AS source,
        coalesce("Create Date", '') AS created, coalesce("Owner Assigned Date", '') AS assigned,
        coalesce("Last Modified Date", '') AS modified, coalesce("Last Activity Date", '') AS lastActivity
      FROM ${table}),
    parsed AS (
      SELECT *, TRY_CAST(created AS TIMESTAMP) AS createdAt, TRY_CAST(assigned AS TIMESTAMP) AS assignedAt,
        TRY_CAST(modified AS TIMESTAMP) AS modifiedAt, TRY_CAST(lastActivity AS TIMESTAMP) AS lastActivityAt
      FROM lead),
    checked AS (
      SELECT *, stage IN ('MQL', 'SAL', 'SQL') AS needed, ${outside},
        (email <> '' AND NOT (regexp_full_match(email, ${text(email)}) AND instr(email, '@') <= 65)) AS badEmail
      FROM parsed),
    faulty AS (
      SELECT * FROM checked
      WHERE badStage OR badSource OR badStatus OR badEmail
        OR (needed AND (email = '' OR company = '' OR source = '' OR owner = ''))
        OR (created <> '' AND createdAt IS NULL) OR (assigned <> '' AND assignedAt IS NULL)
        OR (modified <> '' AND modifiedAt IS NULL) OR (lastActivity <> '' AND lastActivityAt IS NULL)
        OR modifiedAt < createdAt),
    spread AS (
      SELECT id, unnest([
        CASE WHEN needed AND email = '' THEN {'rule': 'LO1001', 'field': 'email', 'value': ''} END,
        CASE WHEN needed AND company = '' THEN {'rule': 'LO1001', 'field': 'company', 'value': ''} END,
        CASE WHEN needed AND source = '' THEN {'rule': 'LO1001', 'field': 'source', 'value': ''} END,
        CASE WHEN needed AND owner = '' THEN {'rule': 'LO1001', 'field': 'owner', 'value': ''} END,
        CASE WHEN badEmail THEN {'rule': 'LO2001', 'field': 'email', 'value': email} END,
        CASE WHEN created <> '' AND createdAt IS NULL
          THEN {'rule': 'LO2009', 'field': 'created', 'value': created} END,
        CASE WHEN assigned <> '' AND assignedAt IS NULL
          THEN {'rule': 'LO2009', 'field': 'assigned', 'value': assigned} END,
        CASE WHEN modified <> '' AND modifiedAt IS NULL
          THEN {'rule': 'LO2009', 'field': 'modified', 'value': modified} END,
        CASE WHEN lastActivity <> '' AND lastActivityAt IS NULL
          THEN {'rule': 'LO2009', 'field': 'lastActivity', 'value': lastActivity} END,
        CASE WHEN badStage THEN {'rule': 'LO3001', 'field': 'stage', 'value': stage} END,
        CASE WHEN badSource THEN {'rule': 'LO3001', 'field': 'source', 'value': source} END,
        CASE WHEN badStatus THEN {'rule': 'LO3001', 'field': 'status', 'value': status} END,
        CASE WHEN modifiedAt < createdAt THEN {'rule': 'LO4001', 'field': 'modified', 'value': modified} END
      ]) AS finding
      FROM faulty)
    SELECT id, finding.rule AS rule, finding.field AS field, finding.value AS value
    FROM spread WHERE finding IS NOT NULL
  ) TO ${text(out)} (FORMAT csv, HEADER)`;

// Runs the work and prints one line of JSON: what was counted, the seconds inside, DuckDB's version and threads.
export async function run(path, sql, out) {
  // The order of rows is not asked for: it would cost DuckDB time.
  const instance = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  const start = performance.now();
  const result = await connection.runAndReadAll(sql);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(3));
  const rows = async query => (await connection.runAndReadAll(query)).getRows();
  const counts = out
    ? Object.fromEntries(await rows(`SELECT rule, count(*) FROM read_csv(${text(out)}, all_varchar = true,
        header = true, delim = ',', quote = '"') GROUP BY rule ORDER BY rule`))
    : result.getRowObjects()[0];
  const threads = (await rows("SELECT current_setting('threads')"))[0][0];
  const line = { file: path, ...counts, seconds, duckdb: duckdb.version(), threads };
  console.log(JSON.stringify(line, (_, value) => typeof value === 'bigint' ? Number(value) : value));
}
