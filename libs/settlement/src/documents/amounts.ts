/** `-1,234.50`: yuan as people read them, from fen. */
export function yuan(amountFen: number): string {
  const [whole, cents] = decimals(Math.abs(amountFen)).split('.');
  return `${amountFen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** `-1234.50`: yuan as other programs read them, from fen, without the detour over a fraction. */
export function plainYuan(amountFen: number): string {
  return `${amountFen < 0 ? '-' : ''}${decimals(Math.abs(amountFen))}`;
}

const decimals = (amountFen: number): string => {
  const digits = String(amountFen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
