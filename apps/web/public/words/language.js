/** Chinese first. A page never asks which language it is: it says both and one is heard. */
const STORE = 'anzhi.language';

export const lang = () => (localStorage.getItem(STORE) === 'en' ? 'en' : 'zh-CN');
export const setLang = (language) => localStorage.setItem(STORE, language);

/** @returns {string} what fits the language of the screen */
export const say = (zh, en) => (lang() === 'en' ? en : zh);

/** Words in a row; what is empty is left out. */
export const row = (...words) => words.filter(Boolean).join(say('，', ', '));
export const series = (words) => words.join(say('、', ', '));

/** The same for something that carries both. */
export const sayOf = (words) => say(words.zh, words.en);
