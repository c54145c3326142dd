import { StoreFault, type StoreFaultCode } from '../../src/core/store/port/store.ts';

/**
 * A real store of which single calls fail as they do when the database can not write now: what was asked is not done, the call rejects.
 * @param fails asked at each call of a method; a code makes it fail
 */
export function failingStore<Store extends object>(
  store: Store,
  fails: (method: string) => StoreFaultCode | undefined,
): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const code = fails(String(name));
        return code ? Promise.reject(new StoreFault(code)) : Reflect.apply(value, target, given);
      };
    },
  });
}
