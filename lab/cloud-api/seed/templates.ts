import type { TemplateNode } from '../templates/node.js';
import { gardenCommerce } from './commerce.js';
import { gardenShowcase } from './showcase.js';
import { body, buttons, footer, template, type Draft } from '../templates/parts.js';

/** The templates of Lucky Garden: more than one page of them. */
export function gardenTemplates(): TemplateNode[] {
  const garden = (draft: Draft) => template('garden', draft);
  return [...gardenShowcase(garden), ...gardenCommerce(garden), ...seasonalNotices(garden)];
}

/** Short notices, one for each occasion: they fill the list as a real account's do. */
function seasonalNotices(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  const occasions = ['spring', 'summer', 'autumn', 'winter', 'new_year', 'mid_autumn', 'lantern', 'birthday'];
  const scores = ['GREEN', 'YELLOW', 'UNKNOWN'];
  return occasions.flatMap((occasion, index) => [
    garden({
      name: `${occasion}_table_reminder`,
      category: 'UTILITY',
      quality_score: { score: scores[index % scores.length] ?? 'GREEN' },
      components: [
        body(
          'Hi {{1}}, this is a reminder of your table for {{2}} people on {{3}}. We look forward to it!',
          'Mei',
          '4',
          'Friday',
        ),
        buttons({ type: 'QUICK_REPLY', text: 'Confirm' }, { type: 'QUICK_REPLY', text: 'Cancel' }),
      ],
    }),
    garden({
      name: `${occasion}_menu`,
      category: 'MARKETING',
      language: index % 2 === 0 ? 'en_US' : 'en_GB',
      components: [
        body(`Our ${occasion.replace('_', ' ')} menu is here, {{1}}. Come and taste it!`, 'Mei'),
        footer('Reply STOP to opt out'),
      ],
    }),
  ]);
}

/** The templates of the tea house. */
export function teaTemplates(): TemplateNode[] {
  return [
    template('tea', {
      name: 'tea_tasting',
      category: 'UTILITY',
      language: 'en_GB',
      components: [body('Dear {{1}}, your tea tasting is booked for {{2}} o’clock.', 'Mei', '4')],
    }),
  ];
}
