import { ROLE_NAMES } from '@anzhi/contracts';
import { definePermissions } from '../auth/permissions';

export const FilePermissions = definePermissions('files', {
  upload: { roles: ROLE_NAMES.filter((role) => role !== 'OPERATOR'), zh: '上传附件' },
});
