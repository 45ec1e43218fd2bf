import { defineErrors } from '@anzhi/kernel';

export const DocumentErrors = defineErrors('settlement', {
  glyphMissing: {
    status: 422,
    zh: '“{text}”中的“{character}”（{codePoint}）字库里没有，文件不能生成。请核对此字，确需使用的请扩充字库',
    en: 'The font has no glyph for “{character}” ({codePoint}) in “{text}”: the document is not made',
  },
  statementNotFound: { status: 404, zh: '没有找到这份结算单', en: 'There is no such statement' },
});
