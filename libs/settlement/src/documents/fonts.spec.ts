import { DomainError } from '@anzhi/kernel';
import { missingIn, requireGlyphs } from './fonts';

/** Every character of GB 2312, by its rows and columns: 6,763 hanzi in rows 16 to 87, signs in 1 to 9. */
function gb2312(rows: readonly [number, number]): string {
  const decoder = new TextDecoder('gb18030');
  const text: string[] = [];
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let column = 1; column <= 94; column++) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + column));
      // What a row leaves free is decoded into the private area.
      if (!/[\ue000-\uf8ff\ufffd]/u.test(character)) text.push(character);
    }
  }
  return text.join('');
}

const RARE_SURNAMES =
  '㛃䶮頔喆堃犇燚淼甯乜仉亓昝逄缑尉迟邸邰邴郄郇郗鄢酆麴麹晏笪笮璩缪胥臧芮芈苌荀荇虢蒯禤禚禹覃訾謇' +
  '谌谯赟郏郜钭阚隗雒霍靳鞠韪顼颛飏飨骆鱻麃黎黑齐逯逮妫姒姞嬴嫪宓宦岑峗崚嵇幺庹庾忻恽戢戚揭敖斛晁曩朴';
/** Of the General Standard table beyond GBK, up to the planes that need two UTF-16 units. */
const BEYOND_GBK =
  '㑇㑊㕮㘎㙍㙘㙦㛚㛹㟃㧐㧑㧟㬊㬎㬚㭎㳇㴔㸆䃅䃎䓖䓛䝙䢺䥽䦃䲟䲠䲢䴓䴔䴖䴗䴘䴙𠅤𠙶𠳐𡎚𡐓𣗋𣲘𣲗𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓';

describe('The font', () => {
  it('has every character of GB 2312', () => {
    const hanzi = gb2312([16, 87]);
    expect([...hanzi]).toHaveLength(6_763);
    expect(missingIn(hanzi)).toBeUndefined();
    expect(missingIn(gb2312([1, 9]))).toBeUndefined();
  });

  it.each([
    ['rare surnames', RARE_SURNAMES],
    ['characters of the General Standard table beyond GBK', BEYOND_GBK],
    ['capital numerals and signs of money', '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整负¥￥'],
    [
      'what codes and links are made of',
      Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join(''),
    ],
  ])('has %s', (_what, characters) => {
    expect(missingIn(characters)).toBeUndefined();
  });

  it('fails loudly for a character it cannot show, and names it', () => {
    const refused = (): never => {
      requireGlyphs('王\u{30000}明');
      throw new Error('was let pass');
    };
    expect(refused).toThrow(DomainError);
    expect(refused).toThrow(/U\+30000/);
    expect(() => requireGlyphs('王䶮')).not.toThrow();
  });
});
