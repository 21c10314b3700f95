import { completeAnswer } from '../../../bench/load/connection.js';

describe('an HTTP answer', () => {
  it.each([
    ['with an empty body', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 200],
    ['with a body', 'HTTP/1.1 503 Busy\r\ncontent-length: 4\r\n\r\nfull', 503],
    ['in chunks', 'HTTP/1.1 401 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n', 401],
    ['without a body', 'HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n', 204],
  ])('%s is complete when all of it is there', (_, answer, status) => {
    expect(completeAnswer(answer)).toBe(status);
    for (let length = 0; length < answer.length; length++)
      expect(completeAnswer(answer.slice(0, length))).toBeNull();
  });
});
