import { defineErrors } from '@anzhi/kernel';

/** Why a file or a step is refused. */
export const ImportErrors = defineErrors('imports', {
  notFound: { status: 404, zh: '没有找到这次导入', en: 'This import was not found' },
  unknownKind: { status: 404, zh: '没有这种导入', en: 'There is no such kind of import' },
  unreadable: {
    status: 415,
    zh: '无法读取此文件，请另存为 XLSX 或 CSV（UTF-8 或 GB18030 编码）后重试',
    en: 'This file cannot be read; save it as XLSX or as CSV (UTF-8 or GB18030) and try again',
  },
  oldWorkbook: {
    status: 415,
    zh: '这是旧版 Excel 文件（.xls），请另存为 .xlsx 后重试',
    en: 'This is a workbook of the old format (.xls); save it as .xlsx and try again',
  },
  tooMuch: {
    status: 413,
    zh: '文件内容过多，请分成几个文件',
    en: 'The workbook holds too much; please split it into several files',
  },
  brokenQuotes: {
    status: 422,
    zh: 'CSV 文件中的引号没有成对，无法分列',
    en: 'The quotes of this CSV file do not match',
  },
  noRows: { status: 422, zh: '文件中没有数据行', en: 'The file has no rows' },
  tooManyRows: {
    status: 422,
    zh: '文件有 {rows} 行，一次最多导入 {limit} 行，请分成几个文件',
    en: 'The file has {rows} rows; at most {limit} are taken at a time',
  },
  headerMismatch: {
    status: 422,
    zh: '表头有 {count} 处与模板不符',
    en: 'The header differs from the template in {count} place(s)',
  },
  unknownColumn: { status: 422, zh: '不认识的列“{column}”', en: 'Unknown column "{column}"' },
  missingColumn: { status: 422, zh: '缺少必填列“{column}”', en: 'The column "{column}" is missing' },
  repeatedColumn: {
    status: 422,
    zh: '列“{column}”出现了不止一次',
    en: 'The column "{column}" appears twice',
  },
  notChecked: {
    status: 409,
    zh: '文件尚未试导入完成，或已经导入、作废，不能应用',
    en: 'Only a file whose dry run is complete can be applied, and only once',
  },
  nothingToApply: { status: 409, zh: '没有可以导入的行', en: 'There is no row that could be applied' },
  alreadyApplied: {
    status: 409,
    zh: '已经开始导入，不能作废',
    en: 'The import has begun and can no longer be discarded',
  },
  rowsRemoved: {
    status: 409,
    zh: '明细已按保存期限删除，只保留导入记录',
    en: 'The rows are no longer kept; only the record of the import is',
  },
});

/** What can be wrong with a row, whatever it is about. */
export const RowErrors = defineErrors('imports.row', {
  required: { status: 422, zh: '必填', en: 'Required' },
  digitsLost: {
    status: 422,
    zh: '号码被表格软件当成数字，末尾几位已丢失；请把该列设为“文本”格式后重新填写',
    en: 'Saved as a number, which lost its last digits; format the column as text and enter it again',
  },
  formulaError: { status: 422, zh: '单元格里的公式出错', en: 'The formula in this cell failed' },
  tooLong: { status: 422, zh: '最多 {limit} 个字', en: 'At most {limit} characters' },
  notADate: {
    status: 422,
    zh: '不是有效日期，请写成 2026-11-30',
    en: 'Not a date; write it as 2026-11-30',
  },
  notANumber: {
    status: 422,
    zh: '应为 {min} 到 {max} 之间的数字',
    en: 'Must be a number from {min} to {max}',
  },
  notAChoice: { status: 422, zh: '只能填写：{choices}', en: 'Must be one of: {choices}' },
  unknownRegion: {
    status: 422,
    zh: '没有这个行政区划，请填写区划代码或名称（如：宿城区双庄街道）',
    en: 'There is no such division; write its code or its name with the county',
  },
  ambiguousRegion: {
    status: 422,
    zh: '有 {count} 个同名的行政区划，请写明上级（如：宿城区中心镇）',
    en: '{count} divisions bear this name; write the one above it too',
  },
  outsideRegion: { status: 422, zh: '不在您的管辖范围内', en: 'Outside your jurisdiction' },
  repeated: { status: 422, zh: '与第 {row} 行重复', en: 'The same as row {row}' },
  contradicts: {
    status: 422,
    zh: '与第 {row} 行是同一对象，但基本信息不一致',
    en: 'The same subject as row {row}, but described differently',
  },
  notStorable: {
    status: 422,
    zh: '这一行的内容无法保存，请检查',
    en: 'This row cannot be stored; please check it',
  },
});
