import { FORECAST_METHOD } from '#lib/view/forecast-words.ts';

/** What the forecast is, in a line or two, and where to read the rest. */
export function MethodLink() {
  return (
    <p className="note">
      {FORECAST_METHOD} <a href="/method#forecast">How it is made, and its record</a>
    </p>
  );
}
