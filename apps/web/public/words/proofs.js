const both = (zh, en) => ({ zh, en });

export const METHODS = {
  POSITION: both('手机定位', 'Position'),
  DOOR_TAG: both('门口标签', 'Tag at the door'),
  CARD: both('老人卡', "The senior's card"),
  CODE: both('服务码', 'Door code'),
  CALL_BACK: both('平台回电', 'Call-back'),
  FACE: both('人脸', 'Face'),
  PHOTO: both('照片', 'Photo'),
  SIGNATURE: both('签名', 'Signature'),
  CANNOT_SIGN: both('不能签名', 'Cannot sign'),
  MANUAL: both('人工登记', 'By hand'),
  NONE: both('没有凭据', 'None'),
};

export const CANNOT_SIGN = {
  HAND: both('手不方便', 'The hand does not allow it'),
  SIGHT: both('看不清', 'Does not see well enough'),
  MIND: both('认知障碍', 'Does not understand it'),
  ASLEEP: both('睡着了', 'Asleep'),
  ILLITERATE: both('不会写字', 'Does not write'),
  REFUSED: both('不愿意签', 'Does not want to'),
  OTHER: both('其他原因', 'Something else'),
};

export const OPERATIONS = {
  CHECK_IN: both('签到', 'Check-in'),
  CHECK_OUT: both('签退', 'Check-out'),
  PROOF: both('补充凭据', 'One proof more'),
  FILE: both('照片、签名', 'Photo or signature'),
  TASKS: both('服务项目', 'Tasks'),
  RISKS_READ: both('已看风险提示', 'Risks read'),
  VITAL_SIGNS: both('测量结果', 'Vital signs'),
};

export const TAG_KINDS = {
  DOOR_NFC: both('门口芯片', 'Chip at the door'),
  DOOR_DISPLAY: both('门口动态码屏', 'Display at the door'),
  CARD: both('老人卡', "The senior's card"),
};

export const TAG_ENDS = {
  LOST: both('丢失', 'Lost'),
  DAMAGED: both('损坏', 'Broken'),
  MOVED: both('老人搬家', 'The senior moved'),
  TAMPERED: both('被揭下、动过', 'Taken off'),
  OTHER: both('其他原因', 'Something else'),
};

/** Why a proof is worth what it is worth. */
export const PROOF_LABELS = {
  IN_RANGE: both('在老人家', 'At the home'),
  OUT_OF_RANGE: both('离老人家较远，不计分', 'Far from the home: counts nothing'),
  LOW_ACCURACY: both('定位不准，不计分', 'Inaccurate: counts nothing'),
  MOCK: both('疑似模拟定位，不计分', 'Simulated: counts nothing'),
  NO_POSITION: both('没有定位', 'No position'),
  RIGHT_CODE: both('服务码正确', 'The right code'),
  WRONG_CODE: both('服务码不对', 'A wrong code'),
  CODE_BLOCKED: both('输错次数过多', 'Too many wrong codes'),
  NO_CODE: both('没有填服务码', 'No code'),
  FILE_AWAITED: both('等待上传', 'To be uploaded'),
  FILE_ARRIVED: both('已上传，与拍摄时一致', 'Uploaded, as it was taken'),
  FILE_REUSED: both('与别处是同一张，不计分', 'The same as elsewhere: counts nothing'),
  NO_FILE: both('没有文件', 'No file'),
  ANSWER_AWAITED: both('等待回电结果', 'Waits for the call'),
  CONFIRMED_BY_PHONE: both('老人电话确认', 'The senior said yes on the phone'),
  DENIED_BY_PHONE: both('老人电话否认', 'The senior said no on the phone'),
  NOT_REACHED: both('电话未接通', 'Not reached'),
  MATCHED: both('比对一致', 'Matches'),
  NOT_MATCHED: both('比对不一致', 'Does not match'),
  NO_MATCHER: both('未启用人脸比对，不计分', 'No matcher here: counts nothing'),
  EXPLAINED: both('已说明原因', 'Explained'),
  UNEXPLAINED: both('没有说明原因，不计分', 'Unexplained: counts nothing'),
  CAPPED: both('本月次数已用完，不计分', "This month's number is used up: counts nothing"),
  READ: both('读取有效', 'Read'),
  UNKNOWN_TAG: both('没有登记的标签', 'Unknown tag'),
  FORGED: both('校验不通过', 'Not genuine'),
  REPLAYED: both('重复使用的读数', 'A reading used before'),
  OUT_OF_ORDER: both('读数顺序不对', 'A reading out of order'),
  STALE: both('过时的动态码', 'An old code'),
  ENDED: both('标签已停用', 'The tag had ended'),
  OTHER_HOME: both('是别家的标签', 'The tag of another home'),
  OTHER_SENIOR: both('是别人的标签或卡', "Another senior's"),
  ELSEWHERE: both('标签不在老人家', 'The tag was not at the home'),
  WRONG_KIND: both('不是这一类标签', 'Another kind of tag'),
  UNREADABLE: both('没有读到', 'Not read'),
};
