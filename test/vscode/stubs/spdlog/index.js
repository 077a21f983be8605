// Stands in for the native logger, so that output channels hold their text without anything being compiled.
import fs from 'node:fs';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

export const version = 0;
export const setLevel = () => {};
export const setFlushOn = () => {};
export const shutdown = () => {};

export class Logger {
  level = 0;
  raw = false;

  constructor(_kind, name, file) {
    this.name = name;
    this.file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.closeSync(fs.openSync(file, 'a'));
  }

  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    fs.appendFileSync(this.file, this.raw ? message : `${time} [${levels[level]}] ${message}\n`);
  }

  trace = (message) => this.write(0, message);
  debug = (message) => this.write(1, message);
  info = (message) => this.write(2, message);
  warn = (message) => this.write(3, message);
  error = (message) => this.write(4, message);
  critical = (message) => this.write(5, message);
  setLevel = (level) => {
    this.level = level;
  };
  getLevel = () => this.level;
  clearFormatters = () => {
    this.raw = true;
  };
  setPattern = () => {
    this.raw = false;
  };
  flush() {}
  drop() {}
}

export const createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
export const createAsyncRotatingLogger = createRotatingLogger;
