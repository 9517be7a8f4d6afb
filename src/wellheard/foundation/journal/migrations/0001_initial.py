import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('act', models.CharField(max_length=60)),
                ('actor_id', models.UUIDField(null=True)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('about_id', models.UUIDField(null=True)),
                ('fields', models.JSONField(default=list)),
                ('previous_hash', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'about_id', 'number'], name='journal_ent_organis_52680c_idx'), models.Index(fields=['organisation', 'actor_id', 'number'], name='journal_ent_organis_e13d8f_idx'), models.Index(fields=['organisation', 'act', 'number'], name='journal_ent_organis_7a1aa6_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='journal_entry_body_id'), models.UniqueConstraint(fields=('organisation', 'number'), name='entry_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Detail',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('value', models.TextField(null=True)),
                ('salt', models.CharField(max_length=32, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='details', to='journal.entry')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='journal_detail_body_id'), models.UniqueConstraint(fields=('organisation', 'entry', 'name'), name='detail_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('last_hash', models.CharField(blank=True, max_length=64)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='journal_chain_body_id'), models.UniqueConstraint(fields=('organisation',), name='one_chain_a_body')],
            },
        ),
    ]
