let dayBegan = Number.NaN;
let day = '';

/** Today where the user is, as YYYY-MM-DD. */
export function localDay(): string {
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (midnight !== dayBegan) {
    dayBegan = midnight;
    const two = (value: number) => String(value).padStart(2, '0');
    day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  return day;
}
