import { employeeSchema, lineSchema } from '@planfix-asterisk/contracts';
import type { EmployeeSettings, LineSettings } from '@planfix-asterisk/contracts';
import type { CsvShape } from './csv.ts';

export const employeeCsv: CsvShape<EmployeeSettings> = {
  fileName: 'employees.csv',
  schema: employeeSchema,
  columns: [
    { key: 'extension', field: 'extension', kind: 'text' },
    { key: 'shortNumber', field: 'shortNumber', kind: 'text' },
    { key: 'name', field: 'employeeName', kind: 'text' },
    { key: 'enabled', field: 'employeeEnabled', kind: 'yes-no' },
    { key: 'devices', field: 'devices', kind: 'list', isOptional: true },
  ],
};

export const lineCsv: CsvShape<LineSettings> = {
  fileName: 'lines.csv',
  schema: lineSchema,
  columns: [
    { key: 'number', field: 'lineNumber', kind: 'text' },
    { key: 'name', field: 'lineName', kind: 'text' },
    { key: 'lostCalls', field: 'lostCalls', kind: 'text', isOptional: true },
    { key: 'enabled', field: 'lineEnabled', kind: 'yes-no' },
  ],
};
