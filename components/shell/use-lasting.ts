import { useEffect, useState } from 'react';

/** What the value was when it last stayed as it is for so long: what comes and goes sooner is passed over. */
export function useLasting<Value extends string>(value: Value, forMs: number): Value {
  const [lasting, setLasting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(value), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return lasting;
}
