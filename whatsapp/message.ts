export { messageText, messageType } from './message-text.js';
