/** When the stored settings change under the form, what was typed stays. */
export const keepTyped = { keepDirtyValues: true } as const;

/** Said at each reset: the form library would otherwise add `keepTyped` to it. */
export const dropTyped = { keepDirtyValues: false } as const;
