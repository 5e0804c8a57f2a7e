/** Pages in English for foreign customers. */
import { type Facts, won } from '../facts.ts';
import { grid } from '../html.ts';
import { area, type ManualPage } from '../page.ts';

export function englishPages(f: Facts): ManualPage[] {
  const page = area('English', { lang: 'en', owner: 'Foreign Customer Desk', modified: '2026-09-18' });
  const products = Object.values(f.internet);
  const e = f.equipment;
  return [
    page(
      'english/signup_guide.html',
      'Sign-up guide for foreign customers',
      {},
      `
<p>This page is for agents of the foreign customer desk (${f.phone.foreign}, weekdays 09:00–18:00). Read the prices aloud in won and say that VAT is included.</p>
<h2>Plans and monthly charges</h2>
${grid(
  [
    ['{r2}Plan', '{r2}Top speed', '{c4}Monthly charge (won, VAT included)'],
    ['No contract', '1 year', '2 years', '3 years'],
    ...products.map((p) => [
      `{h}${p.nameEn}`,
      p.speed,
      ...p.monthly.map((amount) => (amount === null ? '' : won(amount))),
    ]),
  ],
  { head: 2, caption: 'Internet plans (blank: not offered)' },
)}
<h2>Documents</h2>
${grid(
  [
    ['Visa status', 'Document', 'Contract', 'Deposit'],
    [
      'Registered resident',
      'Alien registration card or permanent resident card',
      'May not run past the end of stay',
      'None',
    ],
    ['Short stay', 'Passport', 'No contract only', '100,000 won'],
    ['Overseas Korean', 'Domestic residence report card', 'Same as registered resident', 'None'],
  ],
  { rowHead: true },
)}
<p>The name on the application must match the name on the document letter by letter, including middle names. A mobile phone in the customer's own name is needed for the verification text; without one, the customer has to visit a branch.</p>
<h2>Steps</h2>
<ol><li>Check the address. Ask for the road name address printed on the lease.</li><li>Recommend a contract that ends before the date of stay expires.</li><li>Explain the installation fee of ${won(f.install.internet)} won.</li><li>Book a visit. An adult must be at home, and an interpreter can join by phone on request.</li></ol>
<p>The deposit is returned to a Korean bank account within 10 business days after the equipment has come back and the last bill is settled. It cannot be sent to an account abroad.</p>`,
    ),

    page(
      'english/billing_and_cancellation.html',
      'Bills, payment and leaving Korea',
      { modified: '2026-09-18' },
      `
<h2>When bills are due</h2>
<p>Charges from the first to the last day of a month are billed in the following month. Customers choose the 10th, 15th, 20th or 25th as due date. English bills are available by e-mail and in the app, not on paper.</p>
${grid(
  [
    ['Way to pay', 'Discount per month', 'Foreign-issued cards or accounts'],
    ['Bank transfer by standing order', `${f.autopay.bank} won`, 'Korean bank account only'],
    ['Card, every month', 'None', 'Cards issued in Korea only'],
    ['Convenience store', 'None', 'Cash, up to 300,000 won'],
    ['Payment link by text', 'None', 'Foreign-issued cards accepted'],
  ],
  { rowHead: true },
)}
<h2>Late payment</h2>
<p>A one-time surcharge of ${f.overdue.surchargePercent}% is added on the day after the due date. Service is suspended after ${f.overdue.suspendMonths} months and the contract is terminated by the company after ${f.overdue.endMonths} months.</p>
<h2>Leaving Korea for good</h2>
<ol><li>Call at least 7 days before departure.</li><li>Send a copy of the flight ticket and the certificate of departure or the returned alien registration card receipt.</li><li>The discount repayment is waived if the stay is not extended and the customer leaves before the contract ends.</li><li>Hand the equipment to the technician or a branch before the flight. Equipment sent from abroad is not accepted.</li></ol>
<h2>Leaving for a while</h2>
<p>Customers who will be away can pause the service for up to ${f.pause.abroadMonths} months once a year. During the pause the internet costs ${won(f.pause.internet)} won and TV ${won(f.pause.tv)} won a month, and equipment rent continues in full.</p>
<p>Equipment that is not returned within ${f.returnDays} days is charged: ${e.ap6.model} ${won(e.ap6.lossCharge)} won, ${e.uhd2.model} ${won(e.uhd2.lossCharge)} won (used for less than one year).</p>`,
    ),

    page(
      'english/troubleshooting.html',
      'Troubleshooting in English',
      { skin: 'wiki', modified: '2026-06-24' },
      `
<h2>No internet</h2>
<ol><li>Ask which lights are on the white box with the thin yellow cable (the optical modem).</li><li>If the LOS light is red, the fibre is bent or broken. Book a technician at once.</li><li>If all lights are normal, unplug the router for 30 seconds, plug it in again and wait two minutes.</li><li>Connect a computer to the modem directly. If that works, the router has to be exchanged.</li></ol>
<h2>Light table of the optical modem</h2>
${grid(
  [
    ['Light', 'Normal', 'Problem', 'Action'],
    ['POWER', 'Green', 'Off', 'Check the adapter and the outlet'],
    ['PON', 'Green', 'Blinking for more than 10 minutes', 'Send the registration again'],
    ['LOS', 'Off', 'Red', 'Book a technician'],
    ['LAN1', 'Blinking', 'Off', 'Check the cable to the router'],
  ],
  { rowHead: true, caption: 'ONT-G1 lights' },
)}
<h2>Changing the menu language of the set-top box</h2>
<p>Press MENU (메뉴), go to the last icon (설정), choose the fourth line (언어) and select English. Programme titles stay in Korean. English subtitles and the original sound can be switched with the yellow button for programmes marked ENG.</p>
<h2>Wi-Fi password</h2>
<p>The first password is printed after KEY on the sticker under the router. If the customer has changed and forgotten it, press RESET for 10 seconds; all settings go back to the first state.</p>
<h2>Visits</h2>
<p>Visits on weekdays until 18:00 are free unless the customer caused the damage (${won(f.visit.weekday)} won). The technician calls 30 minutes before arrival and may not speak English; the desk can interpret on a three-way call.</p>`,
    ),
  ];
}
