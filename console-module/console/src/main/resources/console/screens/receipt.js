export { NotFound as default } from 'console/screens/not-found.js';
