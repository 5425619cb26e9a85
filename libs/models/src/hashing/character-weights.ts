/** Han characters that serve grammar, or stand in nearly every text. */
const everywhere = new Set(
  '的一是不了在人有我他这個个們们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里' +
    '用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想' +
    '实實嗎吗呢哪谁誰几幾何',
);

/** Frequent ones that say a little. */
const frequent = new Set(
  '日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体' +
    '體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解' +
    '水名真论論处處走义義各入口认認条條平系气氣题題活尔爾更别別打女变變四神总總电電数數安少报報才结結反受目太量再感建务務做接必场場' +
    '件计計管期市直',
);

/** How much a character says of its text, 0 to 1: a stand-in for the document frequencies that one text alone cannot know. */
export function characterWeight(character: string): number {
  if (everywhere.has(character)) return 0.1;
  return frequent.has(character) ? 0.7 : 1;
}
