import { defineErrors } from '@anzhi/kernel';

export const FileErrors = defineErrors('files', {
  notFound: { status: 404, zh: '没有找到这个文件', en: 'This file was not found' },
  missing: { status: 422, zh: '请选择要上传的文件', en: 'A file is needed' },
  empty: { status: 422, zh: '文件是空的', en: 'The file is empty' },
  tooLarge: { status: 413, zh: '文件不能超过 {megabytes} MB', en: 'The file must not exceed {megabytes} MB' },
  unknownContent: {
    status: 415,
    zh: '只能上传 PDF、JPEG、PNG 或 WEBP 文件',
    en: 'Only PDF, JPEG, PNG and WEBP files are accepted',
  },
  typeDisagrees: {
    status: 422,
    zh: '文件内容是 {actual}，与文件名或声明的类型不符',
    en: 'The content is {actual}, which does not agree with the name or the declared type',
  },
  alreadyAttached: { status: 409, zh: '这个文件已经用过了，请重新上传', en: 'This file is already in use' },
});
