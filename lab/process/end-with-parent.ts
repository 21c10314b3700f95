/**
 * Runs before a program that the lab starts, and ends it when the lab is gone, however that ended: nobody would stop it
 * then. Its standard input is a pipe that the lab holds and never writes to.
 */
import { stdin } from 'node:process';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const end = () => process.kill(process.pid, 'SIGKILL');
  stdin.once('end', end).once('error', end);
  stdin.resume();
  // A program that has nothing left to do is not kept by this.
  if ('unref' in stdin) stdin.unref();
}
