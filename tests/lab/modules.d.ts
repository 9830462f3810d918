declare module 'virtual:built-cases' {
  const cases: readonly import('../cases/build.ts').BuiltCase[];
  export default cases;
}
