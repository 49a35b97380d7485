import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useFunds } from '../api/use-background.js';
import type { YearSum } from '../model/draft.js';
import { metersOf, widthsOf, type Meter } from '../model/meter.js';

interface FundMetersProps {
  readonly sums: readonly YearSum[];
  readonly isSigned?: boolean;
}

/** What each fund has in each year these terms touch, with what they take of it: it moves as one types. */
export function FundMeters({ sums, isSigned = false }: FundMetersProps) {
  const { t } = useWords();
  const funds = useFunds();
  const meters = metersOf(sums, funds, isSigned);
  return (
    <section aria-label={t('negotiation:meter.title')}>
      <h2>{t('negotiation:meter.title')}</h2>
      {meters.length === 0 && <p className="purpose">{t('negotiation:meter.none')}</p>}
      {meters.map((meter) => (
        <FundMeter key={`${meter.fundId}-${String(meter.fiscalYear)}`} {...{ meter, isSigned }} isKnown={funds !== undefined} />
      ))}
    </section>
  );
}

interface FundMeterProps {
  readonly meter: Meter;
  readonly isSigned: boolean;
  readonly isKnown: boolean;
}

function FundMeter({ meter, isSigned, isKnown }: FundMeterProps) {
  const { t } = useWords();
  const names = useNames();
  const { fundId, fiscalYear, offered, line } = meter;
  const widths = widthsOf(meter);
  const offer = t(isSigned ? 'negotiation:meter.signed' : 'negotiation:meter.offer');
  return (
    <div className="meter" data-over={widths.over}>
      <strong>{t('negotiation:meter.line', { fund: names.nameIn('funds', fundId), year: fiscalYear })}</strong>
      {line && (
        <>
          <div className="bar" aria-hidden="true">
            <span className="bound" style={{ width: `${String(widths.bound)}%` }} />
            <span className="offered" style={{ width: `${String(widths.offered)}%` }} />
          </div>
          {widths.over && (
            <StateTag
              code="over"
              tone="bad"
              label={t('negotiation:meter.over', { amount: wan((-line.left).toString()) })}
            />
          )}
        </>
      )}
      <dl>
        {line && <Amount name={t('negotiation:meter.appropriated')} fen={line.appropriated} />}
        {line && <Amount name={t('negotiation:meter.bound')} fen={line.bound} />}
        <Amount name={offer} fen={offered} />
        {line && <Amount name={t('negotiation:meter.left')} fen={line.left} />}
      </dl>
      {!line && (
        <p className="note">{t(isKnown ? 'negotiation:meter.noLine' : 'negotiation:meter.hidden')}</p>
      )}
    </div>
  );
}

function Amount({ name, fen }: { name: string; fen: bigint }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <MoneyShown fen={fen.toString()} />
      </dd>
    </div>
  );
}
