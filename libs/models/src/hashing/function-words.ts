/** Words of English that say little about a text's subject: they are left out. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by ' +
    'can cannot could did do does doing done down during each either else ever every few for from further had has have having he ' +
    'her here hers herself him himself his how however i if in into is it its itself just let many may me might more most much ' +
    'must my myself neither no nor not of off often on once one only or other others our ours ourselves out over own rather same ' +
    'she should since so some such than that the their theirs them themselves then there these they this those though through ' +
    'thus to too toward towards under until up upon us very via was we were what whatever when where whether which while who ' +
    'whom whose why will with within without would yet you your yours yourself'
  ).split(' '),
);
