// What a letter is for comparison: lower case, without its diacritic. One character per code point,
// so the row marked 00E0 reads à á â ã ä å æ ç è …; a character that stands for itself folds to
// itself. Made from the Unicode decompositions (UnicodeData.txt, NFD base letters), with four
// things set by hand: ø đ ł ħ ı and their like, which have no decomposition; ς → σ; й ў ї ѓ ќ,
// which are letters of their own and not an и with a mark (ё is an е with one, as newspapers print
// it); letters that fold to two (ß, æ, œ, þ, ĳ) are fold()'s business. An internal part of text.cc.
#pragma once

namespace dateline {

inline constexpr char16_t kLatinFold[] =
    u"aaaaaaæceeeeiiii"   // 00C0
    u"dnooooo×ouuuuyþß"   // 00D0
    u"aaaaaaæceeeeiiii"   // 00E0
    u"dnooooo÷ouuuuyþy"   // 00F0
    u"aaaaaaccccccccdd"   // 0100
    u"ddeeeeeeeeeegggg"   // 0110
    u"gggghhhhiiiiiiii"   // 0120
    u"iiĳĳjjkkklllllll"   // 0130
    u"lllnnnnnnnnnoooo"   // 0140
    u"ooœœrrrrrrssssss"   // 0150
    u"ssttttttuuuuuuuu"   // 0160
    u"uuuuwwyyyzzzzzzs"   // 0170
    u"bɓƃƃƅƅɔƈƈɖɗƌƌƍəə"   // 0180
    u"ɛffɠɣƕɩiƙƙƚƛɯɲƞɵ"   // 0190
    u"ooƣƣƥƥʀƨƨʃƪƫƭƭʈu"   // 01A0
    u"uʊʋƴƴzzʒƹƹƺƻƽƽƾƿ"   // 01B0
    u"ǀǁǂǃǆǆǆǉǉǉǌǌǌaai"   // 01C0
    u"ioouuuuuuuuuuəaa"   // 01D0
    u"aaææggggkkooooʒʒ"   // 01E0
    u"jǳǳǳggƕƿnnaaææoo"   // 01F0
    u"aaaaeeeeiiiioooo"   // 0200
    u"rrrruuuussttȝȝhh"   // 0210
    u"ƞȡȣȣȥȥaaeeoooooo"   // 0220
    u"ooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"   // 0230
    u"ɀɂɂbʉʌɇɇɉɉɋɋɍɍɏɏ";  // 0240

inline constexpr char16_t kGreekCyrillicFold[] =
    u"ͱͱͳͳ\u02b9\u0375ͷͷ\u0378\u0379\u037aͻͼͽ;ϳ"                 // 0370
    u"\u0380\u0381\u0382\u0383\u0384\u00a8α·εηι\u038bο\u038dυω"  // 0380
    u"ιαβγδεζηθικλμνξο"                                          // 0390
    u"πρ\u03a2στυφχψωιυαεηι"                                     // 03A0
    u"υαβγδεζηθικλμνξο"                                          // 03B0
    u"πρσστυφχψωιυουωϗ"                                          // 03C0
    u"ϐϑϒϒϒϕϖϗϙϙϛϛϝϝϟϟ"                                          // 03D0
    u"ϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ"                                          // 03E0
    u"ϰϱϲϳθϵ϶ϸϸϲϻϻϼͻͼͽ"                                          // 03F0
    u"ееђѓєѕіїјљњћќиўџ"                                          // 0400
    u"абвгдежзийклмноп"                                          // 0410
    u"рстуфхцчшщъыьэюя"                                          // 0420
    u"абвгдежзийклмноп"                                          // 0430
    u"рстуфхцчшщъыьэюя"                                          // 0440
    u"ееђѓєѕіїјљњћќиўџ"                                          // 0450
    u"ѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯ"                                          // 0460
    u"ѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿ"                                          // 0470
    u"ҁҁ\u0482\u0483\u0484\u0485\u0486\u0487\u0488\u0489ҋҋҍҍҏҏ"  // 0480
    u"ґґғғҕҕҗҗҙҙққҝҝҟҟ"                                          // 0490
    u"ҡҡңңҥҥҧҧҩҩҫҫҭҭүү"                                          // 04A0
    u"ұұҳҳҵҵҷҷҹҹһһҽҽҿҿ"                                          // 04B0
    u"ӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏ"                                          // 04C0
    u"ааааӕӕееәәәәжжзз"                                          // 04D0
    u"ӡӡииииооөөөөээуу"                                          // 04E0
    u"ууууччӷӷыыӻӻӽӽӿӿ"                                          // 04F0
    u"ԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏ"                                          // 0500
    u"ԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟ"                                          // 0510
    u"ԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯԯ";                         // 0520

inline constexpr char16_t kAdditionalFold[] =
    u"aabbbbbbccdddddd"                                 // 1E00
    u"ddddeeeeeeeeeeff"                                 // 1E10
    u"gghhhhhhhhhhiiii"                                 // 1E20
    u"kkkkkkllllllllmm"                                 // 1E30
    u"mmmmnnnnnnnnoooo"                                 // 1E40
    u"oooopppprrrrrrrr"                                 // 1E50
    u"sssssssssstttttt"                                 // 1E60
    u"ttuuuuuuuuuuvvvv"                                 // 1E70
    u"wwwwwwwwwwxxxxyy"                                 // 1E80
    u"zzzzzzhtwyẚsẜẝßẟ"                                 // 1E90
    u"aaaaaaaaaaaaaaaa"                                 // 1EA0
    u"aaaaaaaaeeeeeeee"                                 // 1EB0
    u"eeeeeeeeiiiioooo"                                 // 1EC0
    u"oooooooooooooooo"                                 // 1ED0
    u"oooouuuuuuuuuuuu"                                 // 1EE0
    u"uuyyyyyyyyỻỻỽỽỿỿ"                                 // 1EF0
    u"αααααααααααααααα"                                 // 1F00
    u"εεεεεε\u1f16\u1f17εεεεεε\u1f1e\u1f1f"             // 1F10
    u"ηηηηηηηηηηηηηηηη"                                 // 1F20
    u"ιιιιιιιιιιιιιιιι"                                 // 1F30
    u"οοοοοο\u1f46\u1f47οοοοοο\u1f4e\u1f4f"             // 1F40
    u"υυυυυυυυ\u1f58υ\u1f5aυ\u1f5cυ\u1f5eυ"             // 1F50
    u"ωωωωωωωωωωωωωωωω"                                 // 1F60
    u"ααεεηηιιοουυωω\u1f7e\u1f7f"                       // 1F70
    u"αααααααααααααααα"                                 // 1F80
    u"ηηηηηηηηηηηηηηηη"                                 // 1F90
    u"ωωωωωωωωωωωωωωωω"                                 // 1FA0
    u"ααααα\u1fb5ααααααα\u1fbdι\u1fbf"                  // 1FB0
    u"\u1fc0\u00a8ηηη\u1fc5ηηεεηηη\u1fbf\u1fbf\u1fbf"   // 1FC0
    u"ιιιι\u1fd4\u1fd5ιιιιιι\u1fdc\u1ffe\u1ffe\u1ffe"   // 1FD0
    u"υυυυρρυυυυυυρ\u00a8\u00a8\u0060"                  // 1FE0
    u"\u1ff0\u1ff1ωωω\u1ff5ωωοοωωω\u00b4\u1ffe\u1fff";  // 1FF0

}  // namespace dateline
