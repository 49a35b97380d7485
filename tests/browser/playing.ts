import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '#engines/chromium';
import { mountConsole } from '#platform/http/console';
import { Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';

/** Somebody at their own browser. */
export interface Player {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, as they come: a test that expects some takes them out. */
  readonly complaints: string[];
}

export interface Sight {
  readonly language?: 'zh' | 'en';
  readonly width?: number;
  readonly height?: number;
}

const consoleFolder = 'dist/console';
const patienceMs = 120_000;
const desk = { width: 1366, height: 768 };

/** The whole product on the test engines with its page, and one Chromium for all who play in it. */
export class Theatre {
  private readonly players: Player[] = [];
  /** Complaints of pages that were closed before anybody asked. */
  private readonly left: string[] = [];

  private constructor(
    readonly services: RunningServices,
    private readonly browser: Browser,
    private readonly dataDir: string,
    /** Of every demo account. */
    readonly password: string,
  ) {}

  static async open(): Promise<Theatre> {
    const executablePath = await chromiumPath((line) => process.stdout.write(`${line}\n`));
    const dataDir = await mkdtemp(join(tmpdir(), 'duet-browser-'));
    const services = await runServices({
      modules: serviceModules,
      environment: { DUET_MODE: 'demo', DUET_DATA_DIR: dataDir },
      mount: (app) => {
        if (mountConsole(app, consoleFolder)) return Promise.resolve();
        throw new Error('the console is not built: npm run build');
      },
    });
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
      password: string;
    }[];
    return new Theatre(services, browser, dataDir, accounts[0]?.password ?? '');
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.services.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** A browser of one's own, on no page yet. */
  async newPlayer({ language = 'zh', width = desk.width, height = desk.height }: Sight = {}): Promise<Player> {
    const context = await this.browser.newContext({
      baseURL: this.services.url,
      viewport: { width, height },
      acceptDownloads: true,
    });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(`localStorage.setItem('duet.language', '${language}')`);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
    const player = { page, context, complaints };
    this.players.push(player);
    return player;
  }

  /** Signs in at the page, as people do. */
  async signIn(account: string, sight: Sight = {}, path = '/'): Promise<Player> {
    const player = await this.newPlayer(sight);
    await player.page.goto(path);
    await this.fillSignIn(player.page, account);
    await player.page.locator('nav').waitFor();
    return player;
  }

  /** The same people over HTTP, for what a scene does not play. */
  async as(account: string): Promise<Caller> {
    const nobody = new Caller(this.services.url, undefined);
    const body = { account, password: this.password };
    const reply = await nobody.post<{ token: string }>('/api/access/sign-in', body);
    return new Caller(this.services.url, reply.body.token);
  }

  async fillSignIn(page: Page | Locator, account: string, password = this.password): Promise<void> {
    await page.getByLabel(/^(账号|Account)$/).fill(account);
    await page.getByLabel(/^(密码|Password)$/).fill(password);
    await page.getByRole('button', { name: /^(登\s?录|Sign in)$/ }).click();
  }

  /** What the consoles of all pages complained of since the last time. */
  complaints(): string[] {
    const open = this.players.flatMap(({ complaints }) => complaints.splice(0));
    return [...this.left.splice(0), ...open];
  }

  /** Runs one test; when it fails, every open page is kept as a picture and the error says where. */
  async scene(name: string, play: () => Promise<void>): Promise<void> {
    try {
      await play();
    } catch (error) {
      const folder = join(tmpdir(), 'duet-browser-failures');
      await mkdir(folder, { recursive: true });
      const pages = this.players.map(({ page }) => page).filter((page) => !page.isClosed());
      const taken = pages.map(async (page, index) => {
        const path = join(folder, `${name.replace(/[^\w-]+/g, '-')}-${String(index)}.png`);
        await page.screenshot({ path, timeout: patienceMs });
        return path;
      });
      const paths = await Promise.allSettled(taken);
      const seen = paths.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      if (error instanceof Error) error.message += `\nPictures: ${seen.join(', ')}`;
      throw error;
    }
  }

  /** Everybody leaves; what follows starts with new browsers. */
  async clear(): Promise<void> {
    this.left.push(...this.complaints());
    await Promise.all(this.players.splice(0).map(({ context }) => context.close()));
  }
}
