// Reads tables written as Arrow by npm's apache-arrow and compares every cell with the same table as JSON lines, types too.
//   node arrow.mjs MODULES TABLE.jsonl TABLE.arrow|TABLE.arrows DATATYPES
// DATATYPES: COLUMN=TYPE[,COLUMN=TYPE]... of some of the columns, as apache-arrow names them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , modules, lines, path, types] = process.argv;
const arrow = createRequire(modules + "/")("apache-arrow");
const expected = readFileSync(lines, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
const bytes = readFileSync(path);
const table = arrow.tableFromIPC(bytes);
let failures = 0;
function check(is, what) {
  if (is) return;
  console.error(`${path}: ${what}`);
  failures++;
}

check(table.numRows === expected.length, `${table.numRows} rows, not ${expected.length}`);
const fields = table.schema.fields;
if (expected.length > 0)
  check(fields.map((field) => field.name).join() === Object.keys(expected[0]).join(), "other columns");
for (const pair of types.split(",")) {
  const [name, type] = pair.split("=");
  const field = fields.find((candidate) => candidate.name === name);
  check(field !== undefined && String(field.type) === type, `${name} is ${field?.type}, not ${type}`);
  check(field !== undefined && field.metadata.get("meaning")?.length > 0, `${name} has no meaning`);
}
for (const field of fields) {
  const column = table.getChild(field.name);
  let missing = 0;
  for (let row = 0; row < expected.length; row++) {
    const wanted = expected[row][field.name];
    let read = column.get(row);
    if (typeof read === "bigint") read = Number(read);
    if (read !== null && arrow.DataType.isDate(field.type)) read = new Date(read).toISOString().slice(0, 10);
    missing += wanted === null;
    check(Object.is(read, wanted), `${field.name}, row ${row}: ${read}, not ${wanted}`);
  }
  check(column.nullCount === missing, `${field.name}: ${column.nullCount} missing, not ${missing}`);
}
const magic = bytes.subarray(0, 6).toString() === "ARROW1" && bytes.subarray(-6).toString() === "ARROW1";
check(magic === path.endsWith(".arrow"), "the magic word is that of a file");
process.exit(failures > 0 ? 1 : 0);
