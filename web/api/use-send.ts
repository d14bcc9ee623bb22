import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Endpoint } from '#shared/endpoint.ts';
import { type CallOf, call, type ReplyOf } from '#web/api/call.ts';

interface SendOptions<Target extends Endpoint> {
  /** Runs before the component learns of the success; awaited. */
  readonly onDone?: (reply: ReplyOf<Target>) => Promise<unknown> | undefined;
}

/**
 * A write as a mutation. Tries of the same action share one Idempotency-Key, so a try whose answer was lost and the
 * next one have one effect; another request, or the same one after it succeeded, is a new action.
 */
export function useSend<Target extends Endpoint>(
  target: Target,
  options: SendOptions<Target> = {},
): UseMutationResult<ReplyOf<Target>, Error, CallOf<Target>> {
  const [actionKeys] = useState(makeActionKeys);
  return useMutation<ReplyOf<Target>, Error, CallOf<Target>>({
    mutationFn: (request) =>
      call(target, { ...request, idempotencyKey: request.idempotencyKey ?? actionKeys.keyFor(request) }),
    onSuccess: async (reply) => {
      actionKeys.forget();
      await options.onDone?.(reply);
    },
  });
}

interface ActionKeys {
  keyFor(request: unknown): string;
  forget(): void;
}

function makeActionKeys(): ActionKeys {
  let last: { request: string; key: string } | undefined;
  return {
    keyFor(request) {
      const text = JSON.stringify(request);
      if (last?.request !== text) last = { request: text, key: crypto.randomUUID() };
      return last.key;
    },
    forget() {
      last = undefined;
    },
  };
}
